package cn.fanzha.command.webhooks.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a message is proven by: {@code t=<seconds since 1970>,v1=<HMAC-SHA256 of "t.body", hexadecimal>}. A receiver
 * computes the same with its secret, compares in constant time, and refuses what is older than some minutes.
 */
final class WebhookSignature {

    static final String HEADER = "Fanzha-Signature";

    private WebhookSignature() {}

    static String of(String secret, Instant at, String body) {
        String time = String.valueOf(at.getEpochSecond());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal((time + "." + body).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
