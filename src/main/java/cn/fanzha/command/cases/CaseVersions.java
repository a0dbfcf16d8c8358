package cn.fanzha.command.cases;

import java.util.UUID;

/** The version of a case file, as the API's {@code ETag} gives it: another after every change of the case. */
public interface CaseVersions {

    /** The version that stands now, within the caller's transaction. */
    long of(UUID caseId);
}
