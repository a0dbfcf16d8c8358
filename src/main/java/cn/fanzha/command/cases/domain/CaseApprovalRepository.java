package cn.fanzha.command.cases.domain;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CaseApprovalRepository extends Repository<CaseApproval, UUID> {

    CaseApproval save(CaseApproval approval);

    /** The request that nobody has decided yet; a case has one at most. */
    @Query("select a from CaseApproval a where a.caseId = :caseId and a.decision is null")
    Optional<CaseApproval> findOpen(UUID caseId);
}
