package cn.fanzha.command.platform.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a body as UTF-8 (a BOM is dropped) and follows its quoting (RFC 4180), so that the place of a fault can be
 * named: the CSV library accepts a quote inside a bare field and forgets where a bad byte stood. What is sound before a
 * fault is still handed on, so that the header is known by then.
 */
final class CsvGuard extends Reader {

    private static final int LONGEST_FIELD = 200_000;

    private enum State {
        START,
        BARE,
        QUOTED,
        CLOSED
    }

    private final InputStream in;
    private final long limit;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private State state = State.START;
    private long line = 1;
    private int field = 1;
    private int length;
    private long openedAt = 1;
    private boolean afterReturn;
    private boolean ended;
    private long received;
    private @Nullable StructureFault fault;

    CsvGuard(InputStream in, long limit) {
        this.in = in;
        this.limit = limit;
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        if (fault != null) {
            throw fault;
        }
        CharBuffer out = CharBuffer.wrap(to, offset, length);
        boolean malformed = false;
        while (true) {
            var result = decoder.decode(bytes, out, ended);
            malformed = result.isError();
            if (malformed || result.isOverflow() || out.position() > offset || ended) {
                break;
            }
            refill();
        }
        int sound = follow(to, offset, out.position());
        if (malformed && fault == null) {
            fault = StructureFault.at("not-utf-8", line, field);
        }
        if (sound > 0) {
            return sound;
        }
        if (fault != null) {
            throw fault;
        }
        if (state == State.QUOTED) {
            throw StructureFault.at("unclosed-quote", openedAt, field);
        }
        return -1;
    }

    /** How many of the characters stand before the first fault. */
    private int follow(char[] chars, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!follow(chars[i])) {
                return i - from;
            }
        }
        return to - from;
    }

    private boolean follow(char c) {
        boolean lineEnds = c == '\r' || (c == '\n' && !afterReturn);
        afterReturn = c == '\r';
        if (++length > LONGEST_FIELD) {
            fault = StructureFault.at("field-too-long", state == State.QUOTED ? openedAt : line, field);
            return false;
        }
        switch (state) {
            case QUOTED -> {
                if (c == '"') {
                    state = State.CLOSED;
                }
            }
            case START, BARE, CLOSED -> {
                if (c == ',') {
                    next(field + 1);
                } else if (c == '\r' || c == '\n') {
                    next(1);
                } else if (c == '"' && state != State.BARE) {
                    openedAt = state == State.START ? line : openedAt;
                    state = State.QUOTED;
                } else if (c == '"' || state == State.CLOSED) {
                    fault = StructureFault.at("broken-quoting", line, field);
                    return false;
                } else {
                    state = State.BARE;
                }
            }
        }
        if (lineEnds) {
            line++;
        }
        return true;
    }

    private void next(int number) {
        state = State.START;
        field = number;
        length = 0;
    }

    private void refill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            boolean first = received == 0;
            received += read;
            if (received > limit) {
                throw new FileTooLargeException(limit);
            }
            bytes.position(bytes.position() + read);
            bytes.flip();
            if (first) {
                dropByteOrderMark();
            }
            return;
        }
        bytes.flip();
    }

    private void dropByteOrderMark() throws IOException {
        while (bytes.remaining() < 3 && !ended) {
            int at = bytes.limit();
            int read = in.read(bytes.array(), at, 3 - at);
            if (read < 0) {
                ended = true;
            } else {
                received += read;
                bytes.limit(at + read);
            }
        }
        if (bytes.remaining() >= 3
                && bytes.get(0) == (byte) 0xEF
                && bytes.get(1) == (byte) 0xBB
                && bytes.get(2) == (byte) 0xBF) {
            bytes.position(3);
        }
    }

    /** The body is its owner's: who sent it may still be sending when the file is refused. */
    @Override
    public void close() {}
}
