package cn.fanzha.command.support.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Words of the one language in the interface of the other. */
final class Languages {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}+");
    private static final Pattern LATIN = Pattern.compile("(?<![\\w.@/])[A-Za-z]{3,}(?![\\w@])");
    private static final Pattern ADDRESS = Pattern.compile("(?<![\\w.])(([a-z0-9-]+\\.)+example|com(\\.[a-z0-9]+)+)");
    private static final List<String> SPOKEN =
            List.of("placeholder", "title", "alt", "aria-label", "aria-description", "data-over", "data-confirm");

    /** Not words of a language: names of formats, algorithms, codes that Chinese officers use as they stand. */
    private static final Set<String> NAMES = Set.of(
            "API",
            "URL",
            "CSV",
            "xlsx",
            "docx",
            "csv",
            "zip",
            "UTF",
            "BIN",
            "CNAPS",
            "USCC",
            "POS",
            "ATM",
            "GOIP",
            "GoIP",
            "App",
            "APP",
            "IMEI",
            "IMSI",
            "HMAC",
            "SHA",
            "Enter",
            "Ctrl",
            "Esc",
            "Tab",
            "QQ",
            "yyyy",
            "Excel",
            "Word",
            "ID",
            "Chromium",
            "http",
            "https",
            "www",
            "OAuth",
            "JSON",
            "SMS",
            "VoIP",
            "GET",
            "POST",
            "PDF");

    private final KnownData data;

    Languages(KnownData data) {
        this.data = data;
    }

    /** Each foreign text once, with the element that holds it. */
    List<String> foreign(Document page, boolean english) {
        Document own = page.clone();
        own.select("script, style, template, .languages, code, kbd, [translate=no], [lang]:not(html)")
                .remove();
        if (!english) {
            own.select(".mono").remove();
        }
        List<String> found = new ArrayList<>();
        own.traverse((node, depth) -> {
            if (node instanceof TextNode text) {
                judge(text.text(), text.parent() instanceof Element parent ? parent : own, english, found);
            } else if (node instanceof Element element) {
                for (String name : SPOKEN) {
                    judge(element.attr(name), element, english, found);
                }
            }
        });
        return found.stream().distinct().toList();
    }

    private void judge(String written, Element holder, boolean english, List<String> found) {
        // sites and packages of apps are data, whatever words they are made of
        String text = ADDRESS.matcher(written).replaceAll(" ");
        Matcher words = (english ? CHINESE : LATIN).matcher(text);
        List<String> strange = new ArrayList<>();
        while (words.find()) {
            boolean known = english
                    ? data.isChinese(words.group(), follows(text, words, '*'), follows(text, words, '…'))
                    : NAMES.contains(words.group()) || data.isLatin(words.group());
            if (!known) {
                strange.add(words.group());
            }
        }
        if (!strange.isEmpty()) {
            found.add((english ? "Chinese " : "English ") + strange + " in " + tag(holder));
        }
    }

    private static boolean follows(String text, Matcher word, char mark) {
        return word.end() < text.length() && text.charAt(word.end()) == mark;
    }

    static String tag(Element element) {
        String html = element.outerHtml().replaceAll("\\s+", " ");
        return html.length() > 160 ? html.substring(0, 160) + "…" : html;
    }
}
