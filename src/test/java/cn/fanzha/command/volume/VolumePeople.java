package cn.fanzha.command.volume;

import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;

/** Made-up people, their telephones, documents and accounts, encrypted and indexed as the application does it. */
final class VolumePeople {

    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华慧巧美玲红云飞鹏浩宇轩梓涵欣怡嘉";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    /** Real prefixes of cards of 19 digits, so that the bank is found from the number. */
    private static final String[] BINS = {"622202", "622848", "621700", "621661", "622260", "621799", "622568", "621626"
    };

    private final VolumePlan plan;
    private final PersonalDataCipher cipher;
    private final BlindIndex index;
    /** Ciphertexts of names are used again: encrypting each of ten million would say nothing new and take minutes. */
    private final byte[][] names = new byte[SURNAMES.length() * GIVEN.length() * 8][];

    VolumePeople(VolumePlan plan, PersonalDataCipher cipher, BlindIndex index) {
        this.plan = plan;
        this.cipher = cipher;
        this.index = index;
        for (int i = 0; i < names.length; i++) {
            names[i] = cipher.encrypt(ValueKind.NAME, name(i));
        }
    }

    String name(int person) {
        int n = Math.floorMod(person, names.length);
        String name = String.valueOf(SURNAMES.charAt(n % SURNAMES.length()))
                + GIVEN.charAt(n / SURNAMES.length() % GIVEN.length());
        int third = n / (SURNAMES.length() * GIVEN.length());
        return third == 0 ? name : name + GIVEN.charAt((third * 7 + n) % GIVEN.length());
    }

    byte[] nameEncrypted(int person) {
        return names[Math.floorMod(person, names.length)];
    }

    byte[] nameDigest(String recordNo, int person) {
        return index.of(ValueKind.NAME, recordNo + '\n' + name(person));
    }

    String phone(int person) {
        return "13" + digits(9, 1_000_000_000L / 7 * 3 + person * 7L + Math.floorMod(plan.seed(), 1000) * 10_000_019L);
    }

    String suspectPhone(int n) {
        return "17" + digits(9, 400_000_000L + n * 13L + Math.floorMod(plan.seed(), 1000) * 10_000_019L);
    }

    String idNumber(int person) {
        long drawn = plan.dice(91, person);
        String start = plan.division() + "0" + (1 + Dice.below(drawn, 9))
                + (1950 + Dice.below(Dice.next(drawn, 1), 55))
                + digits(2, 1 + Dice.below(Dice.next(drawn, 2), 12))
                + digits(2, 1 + Dice.below(Dice.next(drawn, 3), 28))
                + digits(3, person % 1000);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (start.charAt(i) - '0') * WEIGHTS[i];
        }
        return start + "10X98765432".charAt(sum % 11);
    }

    /** The card of account {@code n}, of bank {@code n} modulo the number of banks, with a right Luhn digit. */
    String card(int n) {
        String start = BINS[n % BINS.length] + digits(2, Math.floorMod(plan.seed(), 97)) + digits(10, n);
        int sum = 0;
        for (int i = 0; i < start.length(); i++) {
            int digit = start.charAt(start.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return start + (10 - sum % 10) % 10;
    }

    byte[] encrypt(ValueKind kind, String plain) {
        return cipher.encrypt(kind, plain);
    }

    byte[] index(ValueKind kind, String plain) {
        return index.of(kind, plain);
    }

    static String digits(int length, long n) {
        String text = Long.toString(Math.abs(n));
        if (text.length() > length) {
            return text.substring(text.length() - length);
        }
        return "0".repeat(length - text.length()) + text;
    }
}
