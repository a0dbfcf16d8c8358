package cn.fanzha.command.audit.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.util.RawValue;

/**
 * The details of an entry as one canonical text: keys in order, numbers in plain digits. The database keeps its own
 * form of JSON, so that only the canonical text can stand under a seal.
 */
final class AuditDetails {

    private static final int LONGEST_TEXT = 4_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private AuditDetails() {}

    /** The canonical text of what a feature gave: maps, lists, records, texts, numbers. */
    static String of(Object details) {
        return canonical(JSON.writeValueAsString(details));
    }

    /** The canonical text of JSON that came from the database. */
    static String canonical(String json) {
        return JSON.writeValueAsString(ordered(JSON.readTree(json)));
    }

    static JsonNode read(String json) {
        return JSON.readTree(json);
    }

    /** Without what PostgreSQL can't store (NUL, half characters), and cut where it is longer than anybody reads. */
    static String storable(String text, int longest) {
        String whole = new String(text.getBytes(UTF_8), UTF_8).replace("\0", "");
        if (whole.length() <= longest) {
            return whole;
        }
        int end = Character.isHighSurrogate(whole.charAt(longest - 1)) ? longest - 1 : longest;
        return whole.substring(0, end);
    }

    static @Nullable String storableOrNull(@Nullable String text, int longest) {
        return text == null ? null : storable(text, longest);
    }

    private static JsonNode ordered(JsonNode node) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (node.isObject()) {
            var sorted = new TreeMap<String, JsonNode>();
            node.properties().forEach(property -> sorted.put(storable(property.getKey(), 200), property.getValue()));
            var object = make.objectNode();
            sorted.forEach((key, value) -> object.set(key, ordered(value)));
            return object;
        }
        if (node.isArray()) {
            var array = make.arrayNode();
            node.forEach(value -> array.add(ordered(value)));
            return array;
        }
        if (node.isString()) {
            return make.stringNode(storable(node.stringValue(), LONGEST_TEXT));
        }
        if (node.isNumber()) {
            return make.rawValueNode(
                    new RawValue(node.decimalValue().stripTrailingZeros().toPlainString()));
        }
        return node;
    }
}
