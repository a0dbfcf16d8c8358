package cn.fanzha.command.support.walk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** Forms that only read. */
final class Forms {

    private Forms() {}

    /** The address that a reading form leads to when nobody has touched its fields. */
    static String asLeft(String action, Element form) {
        String fields = ((org.jsoup.nodes.FormElement) form)
                .formData().stream()
                        .filter(field -> !field.value().isEmpty())
                        .map(field -> encode(field.key()) + "=" + encode(field.value()))
                        .collect(Collectors.joining("&"));
        String path = Addresses.path(action);
        return fields.isEmpty() ? path : path + "?" + fields;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
