survey-first = Первое?
survey-second = Второе?
survey-third = Третье?
survey-done = Вы сказали: { $answers }.
survey-slow = Наконец.
