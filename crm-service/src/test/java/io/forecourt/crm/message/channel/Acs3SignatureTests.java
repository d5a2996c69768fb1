package io.forecourt.crm.message.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class Acs3SignatureTests {

  /** The worked example of the provider's own documentation. */
  @Test
  void theDocumentedExampleIsSignedAsDocumented() {
    String nothing = Acs3Signature.hash(new byte[0]);
    var headers =
        new TreeMap<>(
            Map.of(
                "host", "ecs.cn-shanghai.aliyuncs.com",
                "x-acs-action", "RunInstances",
                "x-acs-content-sha256", nothing,
                "x-acs-date", "2023-10-26T10:22:32Z",
                "x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d",
                "x-acs-version", "2014-05-26"));

    String signed =
        Acs3Signature.authorization(
            "YourAccessKeyId",
            "YourAccessKeySecret",
            "POST",
            "/",
            "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai",
            headers,
            nothing);

    assertThat(signed)
        .endsWith("Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
  }
}
