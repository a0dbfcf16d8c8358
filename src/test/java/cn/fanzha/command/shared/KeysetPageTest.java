package cn.fanzha.command.shared;

import static cn.fanzha.command.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetPageTest {

    private static final Cursor CURSOR = new Cursor(Instant.parse("2026-11-22T09:05:07.123456Z"), Ids.next());

    @Test
    void aCursorComesBackAsItLeft() {
        assertThat(Cursor.decode(CURSOR.encode())).isEqualTo(CURSOR);
        assertThat(CURSOR.encode()).matches("[A-Za-z0-9_-]{38}");
        var before1970 = new Cursor(Instant.parse("1969-12-31T23:59:59.999999999Z"), new UUID(-1, -1));
        assertThat(Cursor.decode(before1970.encode())).isEqualTo(before1970);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "not base64!", "ÄÖÜ", "' or 1=1 --"})
    void aBrokenCursorIsRefused(String text) {
        assertRefused("value.cursor.broken", text, () -> Cursor.decode(text));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, 300_000_000_000L})
    void aMomentThatNoColumnHoldsIsRefused(long seconds) {
        var bytes = ByteBuffer.allocate(28).putLong(seconds).putInt(-1).array();
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertRefused("value.cursor.broken", text, () -> Cursor.decode(text));
    }

    @Test
    void oneRowTooManyTellsOfTheNextPage() {
        KeysetPage<String> full = KeysetPage.of(List.of("a", "b", "c"), 2, row -> CURSOR);
        assertThat(full.rows()).containsExactly("a", "b");
        assertThat(full.next()).isEqualTo(CURSOR.encode());
        assertThat(full.hasNext()).isTrue();

        KeysetPage<String> last = KeysetPage.of(List.of("a", "b"), 2, row -> CURSOR);
        assertThat(last.rows()).containsExactly("a", "b");
        assertThat(last.next()).isNull();
        assertThat(last.hasNext()).isFalse();
    }
}
