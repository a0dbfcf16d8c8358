package cn.fanzha.command.organisation.domain;

import cn.fanzha.command.organisation.UnitKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface UnitRepository extends Repository<Unit, UUID> {

    Optional<Unit> findByCode(String code);

    Optional<Unit> findById(UUID id);

    boolean existsByCode(String code);

    List<Unit> findByParentId(UUID parentId);

    List<Unit> findByKindInOrderByKindAscCodeAsc(Collection<UnitKind> kinds);

    Unit saveAndFlush(Unit unit);
}
