package cn.fanzha.command.organisation;

import cn.fanzha.command.shared.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tree of units and the institutions beside it, as they stand now; answered from memory. */
public interface Units {

    /** Code of the platform's root, above all provinces. */
    String ROOT_CODE = "000000000000";

    UnitRef get(UUID id);

    Optional<UnitRef> find(UUID id);

    Optional<UnitRef> findByCode(String code);

    /** The unit and all below it. */
    List<UnitRef> subtree(UUID id);

    /** The units directly below. */
    List<UnitRef> children(UUID id);

    /** The unit's ancestors, the nearest first, the platform's root last. */
    List<UnitRef> ancestors(UUID id);

    /** All police units, by path. */
    Collection<UnitRef> police();

    /** All institutions of a kind, by code. */
    List<UnitRef> institutions(UnitKind kind);

    /** What somebody of this unit may see: a police unit its tree, an institution its requests, the root everything. */
    Scope scopeOf(UUID unitId);

    /** Reads the tree again, after units were changed in the current process. */
    void refresh();

    /** Reads the tree again if another instance has changed it; one small question where none has. */
    void follow();
}
