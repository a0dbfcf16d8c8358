package cn.fanzha.command.shared;

/**
 * The number of a bank account or card: 12 to 19 digits, whatever spaces, hyphens or full-width digits it was typed in.
 *
 * <p>Personal data: {@link #toString()} is masked.
 */
public record BankCard(String value) {

    public BankCard {
        value = Text.compact(value);
        if (!Text.isDigits(value)) {
            throw new InvalidValueException("value.bank-card.digits");
        }
        if (value.length() < 12 || value.length() > 19) {
            throw new InvalidValueException("value.bank-card.length", 12, 19);
        }
    }

    public static BankCard of(String text) {
        return new BankCard(text);
    }

    /** The Luhn digit. Warn where it fails, never refuse: corporate and old accounts have none. */
    public boolean luhnHolds() {
        int sum = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = value.charAt(value.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    /** The first {@code n} digits, by which the issuing bank is found; the whole number where it is no longer. */
    public String bin(int n) {
        return value.substring(0, Math.min(n, value.length()));
    }

    @Override
    public String toString() {
        return Masks.card(value);
    }
}
