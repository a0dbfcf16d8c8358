package cn.fanzha.command.statistics;

import static cn.fanzha.command.support.Importing.answer;
import static cn.fanzha.command.support.Importing.bearer;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Reads figures back through the API, by a client bound to the platform. */
public record Reading(MockMvcTester mvc) {

    private static final String ROOT = "000000000000";

    public List<JsonNode> figures(String query) {
        return answer(mvc.get()
                        .uri("/api/v1/statistics?" + query)
                        .with(bearer(ROOT))
                        .exchange())
                .path("figures")
                .valueStream()
                .toList();
    }

    /** The values with what they are broken down to: {@code "50=2 51=0 null=1"}. */
    public String values(String query) {
        return figures(query).stream()
                .map(figure -> figure.path("by")
                                .valueStream()
                                .map(value -> value.isNull() ? "null" : value.asString())
                                .collect(Collectors.joining("/"))
                        + "=" + text(figure.path("value")))
                .collect(Collectors.joining(" "));
    }

    /** The value, its year before, change, period before and change of the only figure. */
    public String line(String query) {
        List<JsonNode> figures = figures(query);
        if (figures.size() != 1) {
            throw new AssertionError(figures.toString());
        }
        JsonNode figure = figures.getFirst();
        return List.of("value", "previousYear", "yoy", "previousPeriod", "mom").stream()
                .map(name -> text(figure.path(name)))
                .collect(Collectors.joining(" "));
    }

    public void rollUp() {
        answer(mvc.post()
                .uri("/api/v1/statistics/roll-up?unit=" + ROOT)
                .with(bearer(ROOT))
                .exchange());
    }

    public static BigDecimal value(JsonNode figure) {
        JsonNode value = figure.path("value");
        return value.isString() ? new BigDecimal(value.asString()) : value.decimalValue();
    }

    public static BigDecimal sum(List<JsonNode> figures) {
        return figures.stream().map(Reading::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "null" : value.isString() ? value.asString() : value.toString();
    }
}
