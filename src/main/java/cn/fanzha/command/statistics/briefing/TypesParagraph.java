package cn.fanzha.command.statistics.briefing;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.FraudTypes.FraudType;
import cn.fanzha.command.statistics.domain.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The five most frequent fraud types with their shares of cases and of money. What they have together is made from
 * unrounded parts: shares that print as 16, 13, 29, 23 and 7 % may print as 89 % together (domain section 8).
 */
final class TypesParagraph {

    private static final int MOST = 5;
    private static final int FEWEST = 2;
    private static final String CASES = "case.filed";
    private static final String SHARE = "case.share";
    private static final String AMOUNT_SHARE = "case.amount-share";
    private static final Rounding WHOLE = Rounding.percent(0);

    private final Wording words;
    private final FraudTypes types;
    private final BriefingRequest request;
    private final List<BriefingFigure> figures = new ArrayList<>();

    TypesParagraph(Wording words, FraudTypes types, BriefingRequest request) {
        this.words = words;
        this.types = types;
        this.request = request;
    }

    /** Nothing where types were chosen already, or fewer than two have cases. */
    Optional<Paragraph> write(FigureReading reading) {
        if (!request.about().narrowing().fraudTypes().isEmpty()) {
            return Optional.empty();
        }
        Map<String, Map<String, Figure>> byType = new LinkedHashMap<>();
        for (Figure figure : reading.byFraudType(Set.of(CASES, SHARE, AMOUNT_SHARE))) {
            String type = figure.by().get("fraudType");
            if (type != null) {
                byType.computeIfAbsent(type, code -> new HashMap<>())
                        .put(figure.indicator().code(), figure);
            }
        }
        List<String> top = byType.entrySet().stream()
                .filter(entry -> cases(entry.getValue()).signum() > 0)
                .sorted(Comparator.<Map.Entry<String, Map<String, Figure>>, java.math.BigDecimal>comparing(
                                entry -> cases(entry.getValue()))
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
        if (top.size() < FEWEST) {
            return Optional.empty();
        }
        Map<String, Figure> together = reading.together(Set.of(SHARE, AMOUNT_SHARE), Set.copyOf(top));
        return Optional.of(text(top, byType, together));
    }

    private Paragraph text(List<String> top, Map<String, Map<String, Figure>> byType, Map<String, Figure> together) {
        List<String> arguments = new ArrayList<>();
        arguments.add(words.list(top.stream().map(this::name).toList()));
        arguments.add(String.valueOf(top.size()));
        boolean amounts = hasValue(together.get(AMOUNT_SHARE));
        for (String share : amounts ? List.of(SHARE, AMOUNT_SHARE) : List.of(SHARE)) {
            arguments.add(words.list(Paragraph.Builder.slots(figures.size(), top.size())));
            top.forEach(type ->
                    figures.add(number(byType.getOrDefault(type, Map.of()).get(share), name(type), List.of(type))));
            arguments.add(Paragraph.Builder.slot(figures.size()));
            figures.add(
                    number(together.get(share), words.of("briefings.types.together", String.valueOf(top.size())), top));
        }
        String key = amounts ? "briefings.types" : "briefings.types.cases-only";
        return new Paragraph.Builder()
                .add(words.of(key, arguments.toArray(String[]::new)), figures)
                .build();
    }

    private BriefingFigure number(@Nullable Figure figure, String of, List<String> fraudTypes) {
        Figure share = Objects.requireNonNull(figure);
        String name = words.of("briefings.types.name", share.indicator().name(words.locale()), of);
        Rounding rule = request.chosenFor(share.indicator().code()).orElse(WHOLE);
        return BriefingFigure.value(share, name, fraudTypes, rule, words.locale());
    }

    private String name(String type) {
        return types.find(type).map((FraudType t) -> t.name(words.locale())).orElse(type);
    }

    private static boolean hasValue(@Nullable Figure figure) {
        return figure != null && figure.value() != null;
    }

    private static java.math.BigDecimal cases(Map<String, Figure> figures) {
        Figure filed = figures.get(CASES);
        java.math.BigDecimal value = filed == null ? null : filed.value();
        return value == null ? java.math.BigDecimal.ZERO : value;
    }
}
