import { Alert } from "@/components/ui/alert"

/** After a line was recorded that looks like another one. */
export const SimilarAlert = () => (
  <Alert tone="warn" title="前后七天内同一个单位或个人给过同样的一样东西" className="mb-4">
    请核对是不是登记重了；重了的，打开其中一条作废。
  </Alert>
)
