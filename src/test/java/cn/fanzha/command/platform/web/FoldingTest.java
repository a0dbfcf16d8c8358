package cn.fanzha.command.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.platform.web.Folding.Folded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long text is cut where a reader would pause, and nothing of it is lost. */
class FoldingTest {

    private final Folding folding = new Folding();

    @ParameterizedTest
    @ValueSource(strings = {"", "对方自称客服。", "一\n二\n三\n四\n五\n六\n七\n八\n九\n十\n十一\n十二\n十三\n十四\n十五"})
    void aTextOfFewLinesStaysWhole(String text) {
        assertThat(folding.of(text)).isEqualTo(new Folded(text, null, text.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"行\n", "没有标点", "被騙。", "👨‍👩‍👧‍👦", "a", "𠮷野家客服"})
    void whatIsShownAndWhatIsFoldedAwayAreTheWhole(String piece) {
        String text = piece.repeat(2000);
        Folded folded = folding.of(text);
        String rest = String.valueOf(folded.rest());
        assertThat(folded.shown().length()).isBetween(20, 4000);
        assertThat(folded.length()).isEqualTo(text.codePointCount(0, text.length()));
        assertThat((folded.shown() + rest).replace("\n", "")).isEqualTo(text.replace("\n", ""));
        assertThat(Character.isLowSurrogate(rest.charAt(0))).isFalse();
        assertThat(rest).doesNotStartWith("\u200d");
    }

    @Test
    void twelveLinesStandAndTheRestBeginsWithTheThirteenth() {
        String lines = "第一行\n".repeat(12) + "第二\n".repeat(10);
        Folded folded = folding.of(lines);
        assertThat(folded.shown().lines()).hasSize(12).containsOnly("第一行");
        assertThat(folded.rest()).isEqualTo("第二\n".repeat(10));
    }
}
