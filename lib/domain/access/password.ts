const SHORTEST = 10
const COMMON = /^(?:password|qwerty|admin|welcome|abc123|1q2w3e|iloveyou|woaini)/i

/**
 * Rules for a password (GB/T 22239 level 3, complexity): at least ten characters of three kinds out of upper case,
 * lower case, digits and others, without the username, no common word at its start.
 * @returns null when it is acceptable, else one sentence for the person
 */
export function passwordProblem(password: string, username: string): string | null {
  if (password.length < SHORTEST) return `密码至少 ${SHORTEST} 位`
  if (password.length > 128) return "密码最长 128 位"
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(password)).length
  if (kinds < 3) return "密码要包含大写字母、小写字母、数字、符号中的三种"
  if (username && password.toLowerCase().includes(username.toLowerCase())) return "密码不能包含用户名"
  if (COMMON.test(password)) return "这个密码太常见，请换一个"
  return null
}
