package cn.fanzha.command.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends files through the import door, as a program does. */
public final class Importing {

    private static final String ROOT = "000000000000";
    private static final JsonMapper JSON = new JsonMapper();

    private Importing() {}

    /** By a client bound to the platform. */
    public static JsonNode csv(MockMvcTester mvc, String kind, String body) {
        return answer(send(mvc, kind, "", body.getBytes(StandardCharsets.UTF_8), bearer(ROOT)));
    }

    public static MvcTestResult send(
            MockMvcTester mvc, String kind, String query, byte[] body, RequestPostProcessor who) {
        return mvc.post()
                .uri("/api/v1/imports/" + kind + query)
                .contentType(MediaType.parseMediaType("text/csv"))
                .content(body)
                .with(who)
                .exchange();
    }

    public static RequestPostProcessor bearer(String unitCode) {
        return SignedIn.bearer(unitCode, "imports:write", "statistics:read", "statistics:run");
    }

    /** The body of a 200. */
    public static JsonNode answer(MvcTestResult result) {
        return body(result, 200);
    }

    /** The body of an answer with this status. */
    public static JsonNode body(MvcTestResult result, int status) {
        try {
            String text = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
            if (result.getResponse().getStatus() != status) {
                throw new AssertionError(
                        result.getResponse().getStatus() + " " + text, result.getUnresolvedException());
            }
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Created, updated, unchanged and rejected rows. */
    public static String counts(JsonNode answer) {
        return answer.path("created").asInt() + " " + answer.path("updated").asInt() + " "
                + answer.path("unchanged").asInt() + " "
                + answer.path("rejected").asInt();
    }

    /** Line, column and code of the first rejection. */
    public static String fault(JsonNode answer) {
        JsonNode first = answer.path("rejections").path(0);
        return first.path("line").asInt() + " " + first.path("column").asString() + " "
                + first.path("code").asString();
    }

    /** A file of one row in which a cell is another: that of a column of the header, or one more. */
    public static String with(String header, String row, String column, @Nullable String text) {
        String cell = text == null ? "" : text;
        int position = List.of(header.split(",")).indexOf(column);
        if (position < 0) {
            return header + "," + column + "\n" + row + "," + cell + "\n";
        }
        String[] cells = row.split(",");
        cells[position] = cell;
        return header + "\n" + String.join(",", cells) + "\n";
    }

    /** A file of the real input. */
    public static byte[] resource(String path) {
        try (var in = Importing.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
