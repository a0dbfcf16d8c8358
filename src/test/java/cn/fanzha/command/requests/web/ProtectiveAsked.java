package cn.fanzha.command.requests.web;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.support.Pages;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A protective control as an officer asks for it from an alert. */
final class ProtectiveAsked {

    private ProtectiveAsked() {}

    static MvcTestResult of(Pages pages, Actor officer, AlertNumber alert, String idNo, String how, String reason) {
        return pages.post(
                officer,
                "/protective",
                "source",
                "ALERT",
                "reference",
                alert.value(),
                "idNo",
                idNo,
                "reason",
                reason,
                "informedHow",
                how,
                "informedBy",
                "陈警官",
                "informedAt",
                "2026-11-20 08:58");
    }
}
