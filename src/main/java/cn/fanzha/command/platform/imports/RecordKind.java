package cn.fanzha.command.platform.imports;

import cn.fanzha.command.shared.Actor;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A kind whose rows lie in one table. What else a row touches (the cases of a suspect) comes in through
 * {@link #alsoJudging} and {@link #alsoLanding}.
 */
public record RecordKind(
        String name,
        List<ImportColumn> columns,
        List<String> more,
        RecordSpec spec,
        RecordMerge merge,
        Predicate<Actor> who,
        Function<ImportFile, RowCheck> check,
        Consumer<ImportFile> judgedFirst,
        Consumer<ImportFile> landedLast)
        implements ImportKind {

    public RecordKind {
        columns = List.copyOf(columns);
        more = List.copyOf(more);
    }

    /** The kind of the spec's rows; {@code check} is made for each file and fills the spec's columns in their order. */
    public static RecordKind of(
            String name,
            List<ImportColumn> columns,
            RecordSpec spec,
            RecordMerge merge,
            Predicate<Actor> who,
            Function<ImportFile, RowCheck> check) {
        return new RecordKind(name, columns, List.of(), spec, merge, who, check, file -> {}, file -> {});
    }

    /** Staging columns (each name and SQL type) that the check fills after the spec's, for the two below. */
    public RecordKind alsoStaging(String... columns) {
        return new RecordKind(name, this.columns, List.of(columns), spec, merge, who, check, judgedFirst, landedLast);
    }

    /** Runs before the rows are compared with what is stored: may reject rows, or fill columns. */
    public RecordKind alsoJudging(Consumer<ImportFile> judging) {
        return new RecordKind(name, columns, more, spec, merge, who, check, judging, landedLast);
    }

    /** Runs after the rows have landed; rejected and unchanged ones are still in the staging table. */
    public RecordKind alsoLanding(Consumer<ImportFile> landing) {
        return new RecordKind(name, columns, more, spec, merge, who, check, judgedFirst, landing);
    }

    @Override
    public boolean allows(Actor actor) {
        return who.test(actor);
    }

    @Override
    public List<String> staging() {
        return java.util.stream.Stream.concat(spec.staging().stream(), more.stream())
                .toList();
    }

    @Override
    public RowCheck begin(ImportFile file) {
        return check.apply(file);
    }

    @Override
    public void judge(ImportFile file) {
        judgedFirst.accept(file);
        merge.judge(spec, file);
    }

    @Override
    public void land(ImportFile file) {
        merge.land(spec, file);
        landedLast.accept(file);
    }
}
