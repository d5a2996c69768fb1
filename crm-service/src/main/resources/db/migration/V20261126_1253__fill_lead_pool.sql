UPDATE sales_lead SET pooled = TRUE WHERE pooled_at IS NOT NULL;
