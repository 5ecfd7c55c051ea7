package dev.ferry.cli;

import dev.ferry.check.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Findings as one JSON document. */
final class CheckJson {

    private CheckJson() {}

    static Map<String, Object> of(List<Finding> findings, List<Finding> mended) {
        var json = new LinkedHashMap<String, Object>();
        json.put("ok", findings.stream().allMatch(Finding::isGood));
        json.put("findings", findings.stream().map(CheckJson::of).toList());
        json.put("mended", mended.stream().map(CheckJson::of).toList());
        return json;
    }

    private static Map<String, Object> of(Finding finding) {
        var json = new LinkedHashMap<String, Object>();
        json.put("level", finding.level().name().toLowerCase(Locale.ROOT));
        json.put("check", finding.check());
        json.put("where", finding.where());
        json.put("what", finding.what());
        json.put("why", finding.why());
        json.put("remedy", finding.remedy());
        return json;
    }
}
