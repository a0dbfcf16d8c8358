package cn.fanzha.command.returns;

import java.util.Set;
import java.util.UUID;

/** Which cases are worked with a case as one 并案; the feature of joint cases answers. */
public interface JoinedCases {

    /** Ids of the other cases that belong to the same joint case now; empty where there is none. */
    Set<UUID> joinedWith(UUID caseId);
}
