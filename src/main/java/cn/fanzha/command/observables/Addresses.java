package cn.fanzha.command.observables;

import cn.fanzha.command.shared.InvalidValueException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of the internet, each in the one form in which it is compared. */
final class Addresses {

    private static final Pattern INVISIBLE = Pattern.compile("[\\s\\u200B-\\u200D\\uFEFF]");
    private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z0-9+.\\-]*://");
    /** The ports that a browser takes by itself: one site, typed with or without. */
    private static final Set<String> USUAL = Set.of("80", "443");

    private static final Pattern PORT = Pattern.compile(":(\\d{1,5})$");
    private static final Pattern WITH_PORT = Pattern.compile("\\[([0-9a-f:.]+)\\](?::\\d{1,5})?|([0-9.]+):\\d{1,5}");
    private static final Pattern OCTETS = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");
    private static final Pattern COLONS = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");

    private Addresses() {}

    /**
     * Scheme, {@code www.}, case, user name, the usual ports, a dot or slash at the end go; a name in Chinese or another
     * script becomes its punycode, so that the same site is the same value, and one that only looks like it is another.
     */
    static String url(String text) {
        // the ideographic full stop, which Chinese keyboards type into host names
        String small = INVISIBLE.matcher(text).replaceAll("").replace('。', '.').toLowerCase(Locale.ROOT);
        String rest = SCHEME.matcher(small).replaceFirst("");
        int end = end(rest);
        String host = rest.substring(rest.lastIndexOf('@', end) + 1, end);
        String path = rest.substring(end);
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        Matcher port = PORT.matcher(host);
        boolean ported = port.find();
        String name = name(ported ? host.substring(0, port.start()) : host);
        return name + (!ported || USUAL.contains(port.group(1)) ? "" : port.group()) + path;
    }

    private static int end(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            if ("/?#".indexOf(rest.charAt(i)) >= 0) {
                return i;
            }
        }
        return rest.length();
    }

    private static String name(String host) {
        if (host.startsWith("[") && host.endsWith("]")) {
            return "[" + ip(host.substring(1, host.length() - 1)) + "]";
        }
        String bare = host;
        while (bare.startsWith("www.")) {
            bare = bare.substring(4);
        }
        while (bare.endsWith(".")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        if (bare.indexOf('.') <= 0 || bare.contains("..")) {
            throw new InvalidValueException("observables.url.form");
        }
        try {
            return IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("observables.url.form");
        }
    }

    /** Version 4 or 6, with or without a port or brackets around it; a version 4 address within version 6 is the former. */
    static String ip(String text) {
        String small = INVISIBLE.matcher(text).replaceAll("").replace('。', '.').toLowerCase(Locale.ROOT);
        Matcher wrapped = WITH_PORT.matcher(small);
        String bare = wrapped.matches() ? Objects.requireNonNullElse(wrapped.group(1), wrapped.group(2)) : small;
        if (OCTETS.matcher(bare).matches() || COLONS.matcher(bare).matches()) {
            try {
                return InetAddress.getByName(bare).getHostAddress();
            } catch (UnknownHostException e) {
                throw new InvalidValueException("observables.ip.form");
            }
        }
        throw new InvalidValueException("observables.ip.form");
    }
}
