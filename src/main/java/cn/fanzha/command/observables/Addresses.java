package cn.fanzha.command.observables;

import cn.fanzha.command.shared.InvalidValueException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses of the internet, each in the one form in which it is compared. */
final class Addresses {

    private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z0-9+.\\-]*://");
    private static final Pattern OCTETS = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");
    private static final Pattern COLONS = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");

    private Addresses() {}

    static String url(String text) {
        // the ideographic full stop, which Chinese keyboards type into host names
        String small = text.replaceAll("[\\s\\u200B]", "").replace('。', '.').toLowerCase(Locale.ROOT);
        String rest = SCHEME.matcher(small).replaceFirst("");
        if (rest.startsWith("www.")) {
            rest = rest.substring(4);
        }
        while (rest.endsWith("/")) {
            rest = rest.substring(0, rest.length() - 1);
        }
        if (rest.indexOf('.') <= 0) {
            throw new InvalidValueException("observables.url.form");
        }
        return rest;
    }

    static String ip(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        if (OCTETS.matcher(small).matches() || COLONS.matcher(small).matches()) {
            try {
                return InetAddress.getByName(small).getHostAddress();
            } catch (UnknownHostException e) {
                throw new InvalidValueException("observables.ip.form");
            }
        }
        throw new InvalidValueException("observables.ip.form");
    }
}
