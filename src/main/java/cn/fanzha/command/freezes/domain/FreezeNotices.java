package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.observables.Observables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The notices to the institution as kinds of documents; a unit may replace their templates. */
@Configuration(proxyBeanMethods = false)
class FreezeNotices {

    @Bean
    FreezeNotice.Parts freezeNoticeParts(
            CaseFiles cases,
            FreezeHold hold,
            FreezeAccess access,
            FreezeNoticeFacts facts,
            Observables observables,
            JdbcClient jdbc) {
        return new FreezeNotice.Parts(cases, hold, access, facts, observables, jdbc);
    }

    /** 协助查询财产通知书. */
    @Bean
    FreezeNotice freezeInquiry(FreezeNotice.Parts parts) {
        return new FreezeNotice("FREEZE_INQUIRY", 40, false, parts);
    }

    /** 协助冻结财产通知书. */
    @Bean
    FreezeNotice freezeNotice(FreezeNotice.Parts parts) {
        return new FreezeNotice("FREEZE_NOTICE", 41, false, parts);
    }

    /** 协助解除冻结财产通知书. */
    @Bean
    FreezeNotice freezeRelease(FreezeNotice.Parts parts) {
        return new FreezeNotice("FREEZE_RELEASE", 42, true, parts);
    }
}
