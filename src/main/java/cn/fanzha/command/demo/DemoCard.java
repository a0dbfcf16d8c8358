package cn.fanzha.command.demo;

/** An account that nobody has, at an institution that does not exist: its number range is no bank's. */
record DemoCard(String institution, String number, String holder) {

    /** A new one, now and then a wallet. */
    static DemoCard any(DemoDice dice) {
        if (dice.chance(12)) {
            return new DemoCard(DemoCity.PAYMENT, "lf%09d".formatted(dice.upTo(1_000_000_000)), dice.name());
        }
        return of(dice.weighted(DemoCity.BANKS, bank -> 6 - DemoCity.BANKS.indexOf(bank)), dice);
    }

    static DemoCard of(String bank, DemoDice dice) {
        String start = DemoCity.BIN + (1 + DemoCity.BANKS.indexOf(bank));
        return new DemoCard(bank, DemoCodes.card(start + "%012d".formatted(dice.between(0, 999_999_999))), dice.name());
    }
}
