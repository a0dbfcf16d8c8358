package cn.fanzha.command.cases.imports;

import cn.fanzha.command.platform.imports.ReferenceTarget;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CaseReference {

    @Bean
    ReferenceTarget casesByNumber() {
        return new ReferenceTarget("case_no", "case_file", "case_no");
    }
}
