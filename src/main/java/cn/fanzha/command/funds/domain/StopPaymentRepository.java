package cn.fanzha.command.funds.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface StopPaymentRepository extends Repository<StopPayment, UUID> {

    StopPayment save(StopPayment stop);

    Optional<StopPayment> findByRequestNo(String requestNo);

    Optional<StopPayment> findById(UUID id);

    List<StopPayment> findByAccountId(UUID accountId);

    List<StopPayment> findByJoinedTo(UUID stopId);
}
