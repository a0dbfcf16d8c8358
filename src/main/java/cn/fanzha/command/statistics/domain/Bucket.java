package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where a row stands in a breakdown: null in what is not asked, and for rows without the dimension. */
record Bucket(
        @Nullable String unit,
        @Nullable String fraudType,
        @Nullable String tag,
        @Nullable String operation,
        @Nullable String region) {

    private static final Comparator<@Nullable String> WITHOUT_LAST = Comparator.nullsLast(Comparator.naturalOrder());

    private static final Comparator<Bucket> ORDER = Comparator.comparing(Bucket::unit, WITHOUT_LAST)
            .thenComparing(Bucket::fraudType, WITHOUT_LAST)
            .thenComparing(Bucket::tag, WITHOUT_LAST)
            .thenComparing(Bucket::operation, WITHOUT_LAST)
            .thenComparing(Bucket::region, WITHOUT_LAST);

    static Bucket ofUnit(@Nullable String unit) {
        return new Bucket(unit, null, null, null, null);
    }

    Bucket in(@Nullable String otherUnit) {
        return new Bucket(otherUnit, fraudType, tag, operation, region);
    }

    Bucket ofAllTypes() {
        return new Bucket(unit, null, tag, operation, region);
    }

    boolean hasDimension() {
        return fraudType != null || tag != null || operation != null || region != null;
    }

    /**
     * The dimensions to be listed, for every unit alike: those that occur, and each combination with the values that
     * were chosen, so that a chosen value without rows is 0 and not absent.
     *
     * @throws InvalidValueException there are more than an answer may have
     */
    static List<Bucket> listed(FigureQuery query, Set<Bucket> occurring) {
        var narrowing = query.narrowing();
        Set<Bucket> found = new LinkedHashSet<>();
        occurring.forEach(bucket -> found.add(bucket.in(null)));
        if (query.dimensions().stream().noneMatch(by -> narrowing.of(by).isEmpty())) {
            found.add(ofUnit(null));
        }
        List<String> types = query.chosen(By.FRAUD_TYPE);
        List<String> tags = query.chosen(By.TAG);
        List<String> operations = query.chosen(By.OPERATION);
        List<String> regions = query.chosen(By.REGION);
        Set<Bucket> all = new TreeSet<>(ORDER);
        for (Bucket one : found) {
            for (String type : either(types, one.fraudType())) {
                for (String tag : either(tags, one.tag())) {
                    for (String operation : either(operations, one.operation())) {
                        for (String region : either(regions, one.region())) {
                            all.add(new Bucket(null, type, tag, operation, region));
                        }
                        FigureQuery.checkSize(all.size());
                    }
                }
            }
        }
        return List.copyOf(all);
    }

    private static List<@Nullable String> either(List<String> chosen, @Nullable String found) {
        List<@Nullable String> values = new ArrayList<>(chosen);
        if (values.isEmpty()) {
            values.add(found);
        }
        return values;
    }

    /** As the contract writes it; a dimension that is asked is there, if only with null. */
    Map<String, @Nullable String> written(FigureQuery query, String month) {
        Map<String, @Nullable String> by = new LinkedHashMap<>();
        for (By dimension : By.values()) {
            if (query.by().contains(dimension)) {
                by.put(
                        dimension.word(),
                        switch (dimension) {
                            case MONTH -> month;
                            case UNIT -> unit;
                            case FRAUD_TYPE -> fraudType;
                            case TAG -> tag;
                            case OPERATION -> operation;
                            case REGION -> region;
                        });
            }
        }
        return by;
    }
}
