survey-first = First?
survey-second = Second?
survey-third = Third?
survey-done = You said: { $answers }.
survey-slow = At last.
