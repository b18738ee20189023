"""What `make bench` measures: every figure that Kiosk promises, beside what it is compared with."""
