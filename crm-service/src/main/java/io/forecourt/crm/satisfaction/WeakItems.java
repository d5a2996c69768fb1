package io.forecourt.crm.satisfaction;

import org.springframework.data.repository.ListCrudRepository;

interface WeakItems extends ListCrudRepository<WeakItem, String> {

  int countByPeriodIdAndStateNot(String periodId, WeakItemState state);
}
