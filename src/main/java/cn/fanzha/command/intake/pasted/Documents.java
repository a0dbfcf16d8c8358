package cn.fanzha.command.intake.pasted;

import cn.fanzha.command.intake.pasted.Found.Kind;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.ResidentId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resident IDs by their check digit (GB 11643), and passports where the text says so. */
final class Documents {

    private static final Pattern ID =
            Pattern.compile("(?<![0-9A-Za-z])\\d{6}[ -]?\\d{8}[ -]?\\d{3}[0-9Xx](?![0-9A-Za-z])");
    private static final Pattern SAID_ID = Pattern.compile("(?:身份证|证件)(?:号码?)?[:为是 ]*$");
    private static final Pattern SAID_ACCOUNT = Pattern.compile("(?:账号|帐号|卡号|账户|帐户|银行卡)[:为是 ]*$");
    private static final Pattern PASSPORT =
            Pattern.compile("护照(?:号码?)?[:为是 ]{0,3}([A-Za-z]{0,2}\\d{6,9})(?![0-9A-Za-z])");

    private Documents() {}

    static void read(Scan scan) {
        Matcher ids = ID.matcher(scan.text());
        while (ids.find()) {
            boolean valid = isValid(ids.group());
            if (scan.free(ids.start(), ids.end())
                    && !scan.after(ids.start(), SAID_ACCOUNT)
                    && (valid || scan.after(ids.start(), SAID_ID))) {
                scan.take(Kind.ID_NUMBER, compact(ids.group()), ids.start(), ids.end(), !valid);
            }
        }
        Matcher passports = PASSPORT.matcher(scan.text());
        while (passports.find()) {
            if (scan.free(passports.start(1), passports.end(1))) {
                scan.take(Kind.ID_NUMBER, compact(passports.group(1)), passports.start(1), passports.end(1), false);
            }
        }
    }

    private static boolean isValid(String text) {
        try {
            ResidentId.of(text);
            return true;
        } catch (InvalidValueException e) {
            return false;
        }
    }

    private static String compact(String text) {
        return text.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
    }
}
