package cn.fanzha.command.platform.imports;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.NotFoundException;
import java.util.List;
import org.springframework.stereotype.Component;

/** The kinds that features offer. */
@Component
class ImportKinds {

    private final List<ImportKind> kinds;

    ImportKinds(List<ImportKind> kinds) {
        this.kinds = kinds;
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
