package cn.fanzha.command.statistics.briefing;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.statistics.briefing.Sections.Clause;
import cn.fanzha.command.statistics.briefing.Sections.Section;
import cn.fanzha.command.statistics.briefing.Sections.Slot;
import cn.fanzha.command.statistics.domain.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes the paragraphs of a template whose figures are read. */
final class SectionWriter {

    private static final Rounding CHANGE = Rounding.percent(1);

    private final Wording words;
    private final BriefingRequest request;
    private final Map<String, Figure> figures;

    SectionWriter(Wording words, BriefingRequest request, Map<String, Figure> figures) {
        this.words = words;
        this.request = request;
        this.figures = figures;
    }

    /**
     * The paragraph, or nothing where no clause has anything to tell.
     *
     * @param opening what the paragraph's own message takes
     */
    Optional<Paragraph> write(Section section, String... opening) {
        List<Clause> told = section.clauses().stream().filter(this::tells).toList();
        if (told.isEmpty()) {
            return Optional.empty();
        }
        var text = new Paragraph.Builder().add(words.of("briefings.section." + section.key(), opening), List.of());
        for (int i = 0; i < told.size(); i++) {
            text.add(i == 0 ? "" : words.of("briefings.between"), List.of());
            write(told.get(i), text);
        }
        return Optional.of(text.add(words.of("briefings.end"), List.of()).build());
    }

    private boolean tells(Clause clause) {
        List<BigDecimal> values = new ArrayList<>();
        for (Slot slot : clause.slots()) {
            Figure figure = figures.get(slot.indicator());
            BigDecimal value = figure == null ? null : figure.value();
            if (value == null) {
                return false;
            }
            values.add(value);
        }
        return values.stream().anyMatch(value -> value.signum() != 0);
    }

    private void write(Clause clause, Paragraph.Builder text) {
        List<BriefingFigure> numbers = clause.slots().stream().map(this::number).toList();
        String[] slots = Paragraph.Builder.slots(0, numbers.size()).toArray(String[]::new);
        text.add(words.of("briefings.clause." + clause.key(), slots), numbers);
        if (clause.compared()) {
            writeChange(figure(clause.slots().getFirst()), text);
        }
    }

    private void writeChange(Figure figure, Paragraph.Builder text) {
        BigDecimal change = figure.yoy();
        if (change == null) {
            return;
        }
        BriefingFigure printed = BriefingFigure.yearOnYear(
                figure,
                change,
                words.of("briefings.yoy.name", figure.indicator().name(words.locale())),
                CHANGE);
        boolean nothing = Rounding.printsAsNothing(String.valueOf(printed.shown()));
        String word = change.signum() == 0 ? "same" : nothing ? "nearly-same" : change.signum() > 0 ? "up" : "down";
        text.add(words.of("briefings.yoy." + word, Paragraph.Builder.slot(0)), List.of(printed));
    }

    private BriefingFigure number(Slot slot) {
        Figure figure = figure(slot);
        Rounding own = local() ? slot.local() : slot.wide();
        return BriefingFigure.value(
                figure,
                figure.indicator().name(words.locale()),
                List.of(),
                request.chosenFor(slot.indicator()).orElse(own),
                words.locale());
    }

    private Figure figure(Slot slot) {
        return Objects.requireNonNull(figures.get(slot.indicator()));
    }

    private boolean local() {
        UnitKind kind = request.about().unit().kind();
        return kind == UnitKind.DISTRICT || kind == UnitKind.STATION || kind == UnitKind.OUTPOST;
    }
}
