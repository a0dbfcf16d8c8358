package cn.fanzha.command.platform.imports;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.NotFoundException;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The kinds that features offer, in the order in which references allow importing them. */
@Component
class ImportKinds {

    /** What a row may refer to comes before it. */
    private static final List<String> ORDER = List.of(
            "units",
            "operations",
            "cases",
            "gangs",
            "dens",
            "suspects",
            "stop-payments",
            "freezes",
            "returns",
            "transfers",
            "alerts",
            "alert-attempts",
            "trips",
            "seizures",
            "inspections",
            "control-requests",
            "external-figures");

    private final List<ImportKind> kinds;

    ImportKinds(List<ImportKind> kinds) {
        this.kinds = kinds.stream()
                .sorted(Comparator.comparingInt(ImportKinds::place))
                .toList();
    }

    private static int place(ImportKind kind) {
        int place = ORDER.indexOf(kind.name());
        return place < 0 ? ORDER.size() : place;
    }

    ImportKind require(String name) {
        return kinds.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("import kind", name));
    }

    List<ImportKind> allowed(Actor actor) {
        return kinds.stream().filter(kind -> kind.allows(actor)).toList();
    }
}
