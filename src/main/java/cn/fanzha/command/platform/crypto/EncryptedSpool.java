package cn.fanzha.command.platform.crypto;

import cn.fanzha.command.shared.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * A file that is too long for memory, on disk for the length of a request: encrypted part by part, and without a name
 * where the system allows that, so that neither a look at the disk nor a program that was killed gives it away. One part
 * of it is in memory at a time. Written once, then read as often as one likes, by one thread at a time.
 */
public final class EncryptedSpool implements AutoCloseable {

    static final int PART_BYTES = 512 * 1024;

    private final FileCipher cipher;
    private final UUID id = Ids.next();
    private final Path place;
    private final FileChannel channel;
    private final byte[] part = new byte[PART_BYTES];
    private int filled;
    private int parts;
    private long size;
    private boolean written;

    /** Begins one among the system's temporary files. */
    public EncryptedSpool(FileCipher cipher) throws IOException {
        this.cipher = cipher;
        place = Files.createTempFile("upload", null);
        channel = FileChannel.open(
                place, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        try {
            Files.deleteIfExists(place);
        } catch (IOException stillOpen) {
            // where an open file keeps its name it goes when it is closed
        }
    }

    /** Takes the content, which ends with the closing of this stream. */
    public OutputStream write() {
        if (written) {
            throw new IllegalStateException("Written already");
        }
        written = true;
        return new Writing();
    }

    /** The content from its beginning. */
    public InputStream read() {
        return new Reading();
    }

    /** How long the content is, in bytes. */
    public long size() {
        return size;
    }

    /** What lies on the disk. */
    byte[] onDisk() throws IOException {
        ByteBuffer all = ByteBuffer.allocate((int) channel.size());
        fill(all, 0);
        return all.array();
    }

    /** Where its name was. */
    Path place() {
        return place;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Arrays.fill(part, (byte) 0);
    }

    private void put() throws IOException {
        ByteBuffer sealed = ByteBuffer.wrap(cipher.encrypt(id, parts++, Arrays.copyOf(part, filled)));
        while (sealed.hasRemaining()) {
            channel.write(sealed);
        }
        filled = 0;
    }

    private void fill(ByteBuffer buffer, long from) throws IOException {
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
            // until it is full
        }
    }

    private byte[] get(int number) throws IOException {
        long from = (long) number * (PART_BYTES + FileCipher.MORE_BYTES);
        ByteBuffer sealed =
                ByteBuffer.allocate((int) Math.min(PART_BYTES + FileCipher.MORE_BYTES, channel.size() - from));
        fill(sealed, from);
        return cipher.decrypt(id, number, sealed.array());
    }

    private final class Writing extends OutputStream {

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            int done = 0;
            while (done < length) {
                int step = Math.min(length - done, PART_BYTES - filled);
                System.arraycopy(bytes, offset + done, part, filled, step);
                filled += step;
                done += step;
                if (filled == PART_BYTES) {
                    put();
                }
            }
            size += length;
        }

        @Override
        public void close() throws IOException {
            if (filled > 0) {
                put();
            }
        }
    }

    private final class Reading extends InputStream {

        private byte[] current = new byte[0];
        private int at;
        private int next;

        @Override
        public int read() throws IOException {
            return more() ? current[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            if (length == 0) {
                return 0;
            }
            if (!more()) {
                return -1;
            }
            int step = Math.min(length, current.length - at);
            System.arraycopy(current, at, bytes, offset, step);
            at += step;
            return step;
        }

        @Override
        public int available() {
            return current.length - at;
        }

        private boolean more() throws IOException {
            if (at == current.length && next < parts) {
                current = get(next++);
                at = 0;
            }
            return at < current.length;
        }
    }
}
