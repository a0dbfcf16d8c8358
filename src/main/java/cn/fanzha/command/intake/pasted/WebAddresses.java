package cn.fanzha.command.intake.pasted;

import cn.fanzha.command.intake.pasted.Found.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Web addresses, with a scheme or without; an e-mail's domain is none. */
final class WebAddresses {

    private static final String REST = "[^\\s\\u2E80-\\uFFFF\"'<>]";
    private static final String ENDINGS =
            "com|cn|net|org|gov|top|xyz|vip|cc|info|shop|club|site|online|app|io|me|tv|icu"
                    + "|link|ltd|fun|live|pro|life|work|space|store|tech|website|world|today|group|asia|mobi|biz|co|hk|tw|mo|us|im|ws|pw|ink|wang|ren";
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:https?://|www\\.)" + REST + "+"
                    + "|(?<![@\\w.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,6}(?:" + ENDINGS
                    + ")(?![a-z0-9-])(?::\\d{2,5})?(?:/" + REST + "*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]{1,64}@[\\w.-]{1,200}");

    private WebAddresses() {}

    static void read(Scan scan) {
        Matcher mails = MAIL.matcher(scan.text());
        while (mails.find()) {
            scan.skip(mails.start(), mails.end());
        }
        Matcher addresses = ADDRESS.matcher(scan.text());
        while (addresses.find()) {
            int end = end(scan.text(), addresses.start(), addresses.end());
            if (end - addresses.start() <= 500 && scan.free(addresses.start(), end)) {
                scan.take(Kind.URL, scan.text().substring(addresses.start(), end), addresses.start(), end, false);
            }
        }
    }

    /** The sentence's own punctuation is no part of the address. */
    private static int end(String text, int start, int end) {
        int last = end;
        while (last > start && ".,;:!?)]}~".indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        return last;
    }
}
