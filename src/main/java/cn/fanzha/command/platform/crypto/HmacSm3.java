package cn.fanzha.command.platform.crypto;

import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** HMAC over SM3 (GB/T 32905, RFC 2104): 32 bytes. */
final class HmacSm3 {

    static final int BYTES = 32;

    private HmacSm3() {}

    static byte[] mac(byte[] key, byte[]... parts) {
        var mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        for (byte[] part : parts) {
            mac.update(part, 0, part.length);
        }
        byte[] out = new byte[BYTES];
        mac.doFinal(out, 0);
        return out;
    }
}
