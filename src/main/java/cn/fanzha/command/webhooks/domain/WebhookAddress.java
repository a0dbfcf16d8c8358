package cn.fanzha.command.webhooks.domain;

import cn.fanzha.command.shared.InvalidValueException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which addresses may be called: https on public addresses; loopback and private networks only where a setting says so;
 * link-local ones, where clouds answer with their own secrets, never.
 *
 * <p>Asked when an address is saved and again before each sending. The Java platform holds a name's addresses for 30
 * seconds, so that the connection goes to what was looked at here.
 */
@Component
class WebhookAddress {

    private static final int AT_MOST = 500;

    private final WebhookSettings settings;

    WebhookAddress(WebhookSettings settings) {
        this.settings = settings;
    }

    /**
     * The address in its plain form.
     *
     * @throws InvalidValueException what may not be called, or is no address
     */
    URI require(String text) {
        URI uri = read(text.strip());
        InetAddress[] found;
        try {
            found = InetAddress.getAllByName(uri.getHost());
        } catch (UnknownHostException e) {
            throw new InvalidValueException("webhooks.url.unknown-host", uri.getHost());
        }
        for (InetAddress address : found) {
            if (!allowed(address)) {
                throw new InvalidValueException("webhooks.url.address");
            }
            if (!uri.getScheme().equals("https") && !address.isLoopbackAddress()) {
                throw new InvalidValueException("webhooks.url.https");
            }
        }
        return uri;
    }

    /** The same, without asking which addresses the name leads to: for what is not called yet. */
    URI named(String text) {
        return read(text.strip());
    }

    private URI read(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (text.length() > AT_MOST
                    || uri.getHost() == null
                    || uri.getUserInfo() != null
                    || uri.getFragment() != null) {
                throw new InvalidValueException("webhooks.url.form");
            }
            if (!scheme.equals("https") && !(settings.loopback() && scheme.equals("http"))) {
                throw new InvalidValueException("webhooks.url.https");
            }
            return new URI(scheme + text.substring(scheme.length()));
        } catch (URISyntaxException e) {
            throw new InvalidValueException("webhooks.url.form");
        }
    }

    boolean allowed(InetAddress address) {
        byte[] bytes = address.getAddress();
        InetAddress within = bytes.length == 16 ? embedded(bytes) : null;
        if (within != null) {
            return allowed(within);
        }
        if (address.isAnyLocalAddress() || address.isLinkLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        if (address.isLoopbackAddress()) {
            return settings.loopback();
        }
        if (isPrivate(address, bytes)) {
            return settings.privateNetworks();
        }
        return !isReserved(bytes);
    }

    private static boolean isPrivate(InetAddress address, byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return address.isSiteLocalAddress()
                || (bytes.length == 4 && first == 100 && second >= 64 && second < 128)
                || (bytes.length == 16 && (first & 0xfe) == 0xfc);
    }

    /** This network, protocol assignments, documentation, benchmarks, the future and the broadcast (RFC 6890). */
    private static boolean isReserved(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        if (bytes.length == 16) {
            return first < 0x20 || first > 0x3f || (first == 0x20 && second == 1 && third == 0x0d);
        }
        return first == 0
                || first >= 240
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 198 && (second == 18 || second == 19 || (second == 51 && third == 100)))
                || (first == 203 && second == 0 && third == 113);
    }

    /** The IPv4 address within one of the IPv6 forms that lead to it (6to4, NAT64, compatible); null where none is. */
    private static @Nullable InetAddress embedded(byte[] bytes) {
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean nat64 = bytes[0] == 0 && bytes[1] == 0x64 && bytes[2] == (byte) 0xff && bytes[3] == (byte) 0x9b;
        if (!sixToFour && !nat64) {
            return null;
        }
        int from = sixToFour ? 2 : 12;
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
