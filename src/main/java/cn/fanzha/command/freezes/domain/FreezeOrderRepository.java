package cn.fanzha.command.freezes.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface FreezeOrderRepository extends Repository<FreezeOrder, UUID> {

    FreezeOrder save(FreezeOrder order);

    FreezeOrder saveAndFlush(FreezeOrder order);

    Optional<FreezeOrder> findById(UUID id);

    Optional<FreezeOrder> findByFreezeNo(String freezeNo);

    List<FreezeOrder> findByIdInOrderByFreezeNo(Collection<UUID> ids);
}
