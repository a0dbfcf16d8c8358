package cn.fanzha.command.platform.crypto;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * SM4-GCM under one key. Ciphers are kept for reuse, because each derives a table from the key; in a queue, not per
 * thread, because virtual threads are many and short.
 */
final class Sm4Gcm {

    private final KeyParameter key;
    private final ConcurrentLinkedQueue<GCMModeCipher> idle = new ConcurrentLinkedQueue<>();

    Sm4Gcm(byte[] key) {
        this.key = new KeyParameter(key);
    }

    void run(boolean encrypt, byte[] nonce, byte[] aad, byte[] in, int inFrom, byte[] out, int outFrom)
            throws InvalidCipherTextException {
        GCMModeCipher idling = idle.poll();
        GCMModeCipher cipher = idling == null ? GCMBlockCipher.newInstance(new SM4Engine()) : idling;
        // one that was used before has the key already: without it the key's schedule isn't made once more
        KeyParameter unlessKnown = idling == null ? key : null;
        cipher.init(encrypt, new AEADParameters(unlessKnown, PersonalDataCipher.TAG_BYTES * Byte.SIZE, nonce, aad));
        int written = cipher.processBytes(in, inFrom, in.length - inFrom, out, outFrom);
        cipher.doFinal(out, outFrom + written);
        // one that threw is dropped
        idle.offer(cipher);
    }
}
