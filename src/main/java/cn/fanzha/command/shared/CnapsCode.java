package cn.fanzha.command.shared;

/** A bank's number in the payment system 联行号: 12 digits, the last a check digit (ISO 7064 MOD 11,10). */
public record CnapsCode(String value) {

    public CnapsCode {
        value = Text.digits(value, 12, "value.cnaps-code.digits");
        int product = 10;
        for (int i = 0; i < 11; i++) {
            int sum = (product + value.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        if ((product + value.charAt(11) - '0') % 10 != 1) {
            throw new InvalidValueException("value.cnaps-code.check-digit");
        }
    }

    public static CnapsCode of(String text) {
        return new CnapsCode(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
