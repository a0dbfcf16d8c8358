package cn.fanzha.command.statistics.briefing;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.operations.Operations.Operation;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.statistics.briefing.BriefingRequest.Choice;
import cn.fanzha.command.statistics.briefing.Sections.Section;
import cn.fanzha.command.statistics.domain.Catalogue;
import cn.fanzha.command.statistics.domain.Figure;
import cn.fanzha.command.statistics.domain.Figures;
import cn.fanzha.command.statistics.domain.Indicator;
import cn.fanzha.command.statistics.domain.Indicator.Measure;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes a briefing 通报 in the manner of the press briefings: prose in which every number keeps its exact value and its
 * rounding rule. Texts, also of the numbers, are in the language asked for.
 */
@Component
public class BriefingWriter {

    private final Figures figures;
    private final Catalogue catalogue;
    private final FraudTypes types;
    private final MessageSource messages;
    private final Clock clock;

    BriefingWriter(Figures figures, Catalogue catalogue, FraudTypes types, MessageSource messages, Clock clock) {
        this.figures = figures;
        this.catalogue = catalogue;
        this.types = types;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The draft, all its figures read at one moment.
     *
     * @throws OutOfScopeException the unit is outside the actor's scope
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Draft write(BriefingRequest request, Actor actor, Locale locale) {
        if (!actor.scope().sees(request.about().unit().id())) {
            throw new OutOfScopeException("unit", request.about().unit().code());
        }
        var now = clock.instant();
        Wording words = new Wording(messages, locale);
        PeriodWords period = new PeriodWords(words, now);
        FigureReading reading = new FigureReading(figures, catalogue, request.about(), actor);
        List<Paragraph> paragraphs = new ArrayList<>();
        switch (request.template()) {
            case PERIOD -> period(request, reading, words, period, paragraphs);
            case OPERATION -> operation(request, reading, words, period, paragraphs);
            case CHOSEN -> paragraphs.add(chosen(request, reading, words, period));
        }
        if (paragraphs.isEmpty()) {
            paragraphs.add(new Paragraph(
                    words.of("briefings.nothing", period.inText(request.about()), area(request, words)), List.of()));
        }
        return new Draft(title(request, words, period), paragraphs, now);
    }

    private void period(
            BriefingRequest request,
            FigureReading reading,
            Wording words,
            PeriodWords period,
            List<Paragraph> paragraphs) {
        SectionWriter writer = new SectionWriter(words, request, reading.totals(indicators(Sections.PERIOD)));
        String when = period.inText(request.about());
        String area = area(request, words);
        for (Section section : Sections.PERIOD) {
            writer.write(section, when, area).ifPresent(paragraphs::add);
            if (section == Sections.PERIOD.getFirst() && !paragraphs.isEmpty()) {
                new TypesParagraph(words, types, request).write(reading).ifPresent(paragraphs::add);
            }
        }
    }

    private void operation(
            BriefingRequest request,
            FigureReading reading,
            Wording words,
            PeriodWords period,
            List<Paragraph> paragraphs) {
        Operation operation = Objects.requireNonNull(request.operation());
        String name = operation.name();
        paragraphs.add(new Paragraph(
                words.of("briefings.operation.opening", dates(operation, words, period), area(request, words), name),
                List.of()));
        SectionWriter writer = new SectionWriter(words, request, reading.totals(indicators(Sections.OPERATION)));
        String when = period.inText(request.about());
        int opening = paragraphs.size();
        for (Section section : Sections.OPERATION) {
            writer.write(section, when, name).ifPresent(paragraphs::add);
        }
        if (paragraphs.size() == opening) {
            paragraphs.add(new Paragraph(words.of("briefings.nothing", when, area(request, words)), List.of()));
        }
    }

    private static String dates(Operation operation, Wording words, PeriodWords period) {
        String first = period.day(operation.startsOn(), true);
        LocalDate end = operation.endsOn();
        return end == null
                ? words.of("briefings.operation.from", first)
                : words.of(
                        "briefings.period.days",
                        first,
                        period.day(end, end.getYear() != operation.startsOn().getYear()));
    }

    private Paragraph chosen(BriefingRequest request, FigureReading reading, Wording words, PeriodWords period) {
        Map<String, Figure> totals = reading.totals(request.choices().stream()
                .map(choice -> choice.indicator().code())
                .toList());
        var text = new Paragraph.Builder()
                .add(
                        words.of("briefings.section.chosen", period.inText(request.about()), area(request, words)),
                        List.of());
        boolean first = true;
        for (Choice choice : request.choices()) {
            String name = choice.indicator().name(words.locale());
            Figure figure = Objects.requireNonNull(totals.get(choice.indicator().code()));
            List<String> narrowed =
                    request.about().narrowing().fraudTypes().stream().sorted().toList();
            BriefingFigure number = BriefingFigure.value(figure, name, narrowed, choice.rounding(), words.locale());
            text.add(first ? "" : words.of("briefings.between"), List.of())
                    .add(
                            words.of(
                                    "briefings.clause.chosen",
                                    name,
                                    Paragraph.Builder.slot(0),
                                    measureWord(choice, words)),
                            List.of(number));
            first = false;
        }
        return text.add(words.of("briefings.end"), List.of()).build();
    }

    private static String title(BriefingRequest request, Wording words, PeriodWords period) {
        String unit = request.about().unit().name();
        return Optional.ofNullable(request.operation())
                .filter(operation -> request.template() == Template.OPERATION)
                .map(operation -> words.of("briefings.title.operation", unit, operation.name()))
                .orElseGet(() -> words.of("briefings.title.period", unit, period.inTitle(request.about())));
    }

    /** What stands behind the number: percentages carry their sign, English counts yuan alone. */
    private static String measureWord(Choice choice, Wording words) {
        Indicator indicator = choice.indicator();
        if (choice.rounding().word() == Rounding.Word.PERCENT || indicator.measure() == Measure.RATE) {
            return "";
        }
        return words.chinese()
                ? indicator.measureWord()
                : indicator.measure() == Measure.AMOUNT ? words.of("briefings.yuan") : "";
    }

    private static String area(BriefingRequest request, Wording words) {
        return words.of("briefings.area." + request.about().unit().kind());
    }

    private static List<String> indicators(List<Section> sections) {
        return sections.stream()
                .flatMap(section -> section.indicators().stream())
                .distinct()
                .toList();
    }
}
