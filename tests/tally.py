"""tally: counts what a Python test finds, shows the first failures, and ends as tests/tally.sh does."""

SHOWN = 20


class Tally:
    def __init__(self, shown=SHOWN):
        self.passed = self.failed = 0
        self.shown = shown

    def check(self, what, fine):
        if fine:
            self.passed += 1
            return
        self.failed += 1
        if self.failed <= self.shown:
            print(f"FAILED: {what}")

    def equal(self, what, got, want):
        self.check(f"{what}\n  got:    {got!r}\n  wanted: {want!r}", got == want)

    def end(self):
        """The exit status, once the last line is printed."""
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0
