package cn.fanzha.command.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void whatIsWrittenIsTextWhateverItLooksLike() {
        assertThat(new Markup()
                        .open("td", "class", "num", "title", "\"><script>", "lang", null)
                        .text("<b>王&'某'</b>")
                        .close("td"))
                .hasToString(
                        "<td class=\"num\" title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;王&amp;&#39;某&#39;&lt;/b&gt;</td>");
    }

    @Test
    void theChosenOneOfTheChoicesIsMarked() {
        assertThat(Markup.options(List.of(1, 2), String::valueOf, n -> "第" + n, "2"))
                .isEqualTo("<option value=\"1\">第1</option><option value=\"2\" selected=\"selected\">第2</option>");
    }
}
