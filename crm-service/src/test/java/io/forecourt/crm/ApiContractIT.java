package io.forecourt.crm;

import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.contract.ApiContract;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ForecourtTest
class ApiContractIT {

  @Autowired private MockMvcTester mvc;

  @Test
  void nothingIsTakenFromThoseWhoCallTheService() {
    ApiContract.assertNothingTaken("crm", mvc);
  }
}
