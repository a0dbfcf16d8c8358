package cn.fanzha.command.shared;

import java.util.Locale;

/** The unified social credit code 统一社会信用代码 of an organisation (GB 32100): 18 characters, the last a check. */
public record Uscc(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public Uscc {
        value = Text.compact(value).toUpperCase(Locale.ROOT);
        if (value.length() != 18 || value.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            throw new InvalidValueException("value.uscc.form");
        }
        int modulus = ALPHABET.length();
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(value.charAt(i)) * weight;
            weight = weight * 3 % modulus;
        }
        if (ALPHABET.indexOf(value.charAt(17)) != (modulus - sum % modulus) % modulus) {
            throw new InvalidValueException("value.uscc.check-digit");
        }
    }

    public static Uscc of(String text) {
        return new Uscc(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
