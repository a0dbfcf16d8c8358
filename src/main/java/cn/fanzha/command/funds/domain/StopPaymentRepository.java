package cn.fanzha.command.funds.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface StopPaymentRepository extends Repository<StopPayment, UUID> {

    StopPayment save(StopPayment stop);

    /** Writes what is pending, so that versions are those that the transaction leaves. */
    void flush();

    Optional<StopPayment> findByRequestNo(String requestNo);

    Optional<StopPayment> findById(UUID id);

    /** An account is a number at one institution: the same number elsewhere is another account. */
    List<StopPayment> findByAccountIdAndInstitutionId(UUID accountId, UUID institutionId);

    /** The requests for several accounts, at whatever institution. */
    List<StopPayment> findByAccountIdIn(Collection<UUID> accountIds);

    List<StopPayment> findByJoinedTo(UUID stopId);
}
