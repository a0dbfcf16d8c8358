package cn.fanzha.command.cases.domain;

import cn.fanzha.command.shared.Text;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The pairs of neighbouring characters by which words of stories are found. */
final class Stories {

    private Stories() {}

    /** Each pair of letters or digits once, small and half-width; of “刷单返利” 刷单, 单返, 返利. */
    static Set<String> bigrams(String text) {
        String plain = Text.halfWidth(text).toLowerCase(Locale.ROOT);
        Set<String> pairs = new LinkedHashSet<>();
        for (int i = 0; i + 1 < plain.length(); i++) {
            if (Character.isLetterOrDigit(plain.charAt(i)) && Character.isLetterOrDigit(plain.charAt(i + 1))) {
                pairs.add(plain.substring(i, i + 2));
            }
        }
        return pairs;
    }
}
