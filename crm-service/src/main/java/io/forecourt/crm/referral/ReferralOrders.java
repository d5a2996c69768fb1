package io.forecourt.crm.referral;

import org.springframework.data.repository.ListCrudRepository;

interface ReferralOrders extends ListCrudRepository<ReferralOrder, String> {}
