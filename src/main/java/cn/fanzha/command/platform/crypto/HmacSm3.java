package cn.fanzha.command.platform.crypto;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * HMAC over SM3 (GB/T 32905, RFC 2104) under one key: 32 bytes. What has digested the key is kept for reuse, in a queue,
 * not per thread, because virtual threads are many and short.
 */
final class HmacSm3 {

    static final int BYTES = 32;

    private final KeyParameter key;
    private final ConcurrentLinkedQueue<HMac> idle = new ConcurrentLinkedQueue<>();

    HmacSm3(byte[] key) {
        this.key = new KeyParameter(key);
    }

    byte[] of(byte[]... parts) {
        HMac idling = idle.poll();
        HMac mac = idling == null ? keyed(key) : idling;
        byte[] out = mac(mac, parts);
        idle.offer(mac);
        return out;
    }

    static byte[] mac(byte[] key, byte[]... parts) {
        return mac(keyed(new KeyParameter(key)), parts);
    }

    private static HMac keyed(KeyParameter key) {
        var mac = new HMac(new SM3Digest());
        mac.init(key);
        return mac;
    }

    private static byte[] mac(HMac mac, byte[]... parts) {
        for (byte[] part : parts) {
            mac.update(part, 0, part.length);
        }
        byte[] out = new byte[BYTES];
        mac.doFinal(out, 0);
        return out;
    }
}
